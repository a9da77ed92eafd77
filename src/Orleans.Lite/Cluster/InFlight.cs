using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>The requests that are on their way to another process, or wait until there is one to send them to.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private readonly Dictionary<Request, Entry> entries = [];
    private long lastSerial;

    public bool IsEmpty
    {
        get
        {
            lock (gate) return entries.Count == 0;
        }
    }

    /// <summary>Notes where a request goes, or that it waits (null), before it goes there.</summary>
    public void Add(Request request, SiloAddress? destination)
    {
        lock (gate)
        {
            var attempts = entries.GetValueOrDefault(request).Attempts;
            entries[request] = new Entry(destination, ++lastSerial, attempts);
            request.IsInFlight = true;
        }

        Interlocked.MemoryBarrier();
        if (request.IsAnswered) Remove(request); // cancelled in this very moment, and not seen there
    }

    /// <summary>It has been answered.</summary>
    public void Remove(Request request)
    {
        lock (gate)
        {
            request.IsInFlight = false;
            entries.Remove(request);
        }
    }

    /// <summary>Notes that a request was refused, and tells how often that has been. 0: it has been answered meanwhile.</summary>
    public int Refused(Request request)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(request, out var entry)) return 0;
            entries[request] = entry with { Destination = null, Attempts = entry.Attempts + 1, IsPaused = true };
            return entry.Attempts + 1;
        }
    }

    /// <summary>Takes out those that wait for a place to go to, in the order of their coming.</summary>
    public List<Request> TakeWaiting()
    {
        lock (gate)
        {
            var waiting = Sorted(static (_, entry) => entry.Destination is null && !entry.IsPaused);
            foreach (var (request, _) in waiting) entries.Remove(request);
            return waiting.ConvertAll(static each => each.Key);
        }
    }

    /// <summary>Those that are on their way to a process that fits, in the order of their sending.</summary>
    public List<(Request Request, SiloAddress Destination)> To(Func<SiloAddress, bool> isWanted)
    {
        lock (gate)
        {
            return Sorted((_, entry) => entry.Destination is { } destination && isWanted(destination))
                .ConvertAll(static each => (each.Key, each.Value.Destination!));
        }
    }

    public bool IsOnTheWay(Request request, SiloAddress destination)
    {
        lock (gate) return entries.GetValueOrDefault(request).Destination == destination;
    }

    /// <summary>All whose deadline has passed.</summary>
    public List<Request> Overdue(long now)
    {
        lock (gate)
        {
            return Sorted((request, _) => request.Deadline != 0 && request.Deadline <= now).ConvertAll(static each => each.Key);
        }
    }

    public List<Request> All()
    {
        lock (gate) return Sorted(static (_, _) => true).ConvertAll(static each => each.Key);
    }

    // A dictionary has no order that is the same in each process.
    private List<KeyValuePair<Request, Entry>> Sorted(Func<Request, Entry, bool> isWanted)
    {
        var wanted = entries.Where(each => isWanted(each.Key, each.Value)).ToList();
        wanted.Sort(static (left, right) => left.Value.Serial.CompareTo(right.Value.Serial));
        return wanted;
    }

    private readonly record struct Entry(SiloAddress? Destination, long Serial, int Attempts, bool IsPaused = false);
}
