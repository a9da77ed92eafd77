using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// The local objects that grains may call. Each has a mailbox, so its calls come one at a time, in order. Their ids name the
/// process and its life, <c>sys.client/{address}/{number}</c>, so that calls find the way here from anywhere.
/// </summary>
internal sealed class ObserverTable(Silo silo, ILocalSiloDetails process)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, Activation> observers = [];
    private long last;

    public static GrainType GrainType { get; } = GrainType.Create("sys.client");

    /// <summary>The process that an observer lives in.</summary>
    /// <exception cref="FormatException">It is no id of an observer.</exception>
    public static SiloAddress Process(GrainId observer)
    {
        var key = observer.Key.ToString();
        return SiloAddress.FromParsableString(key[..Math.Max(0, key.LastIndexOf('/'))]);
    }

    public GrainId Add(IGrainObserver observer)
    {
        lock (gate)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{process.SiloAddress}/{++last}");
            observers.Add(last, new Activation(silo, key, observer));
            return GrainId.Create(GrainType, key);
        }
    }

    public void Remove(GrainId observer)
    {
        lock (gate)
        {
            if (Find(observer) is not null) observers.Remove(Number(observer));
        }
    }

    public List<Activation> All()
    {
        lock (gate) return [.. observers.Values];
    }

    /// <summary>It lives in this process.</summary>
    public bool IsHere(GrainId observer)
    {
        lock (gate) return Find(observer) is not null;
    }

    public void Deliver(Request request)
    {
        var id = request.Target!.GrainId;
        Activation? mailbox;
        lock (gate) mailbox = Find(id);
        if (mailbox is null || mailbox.IsCollected)
        {
            Remove(id);
            request.Fail(new ClientNotAvailableException($"There is no observer {id}."));
            return;
        }

        mailbox.Receive(request);
    }

    // The whole key counts: a later process at the same address has the same numbers.
    private Activation? Find(GrainId observer) =>
        observers.GetValueOrDefault(Number(observer)) is { } found && found.Key == observer.Key.ToString() ? found : null;

    private static long Number(GrainId observer)
    {
        var key = observer.Key.ToString().AsSpan();
        return long.TryParse(key[(key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
