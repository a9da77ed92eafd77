using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>The local objects that grains may call. Each has a mailbox, so its calls come one at a time, in order.</summary>
internal sealed class ObserverTable(Silo silo)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, Activation> observers = [];
    private long last;

    public static GrainType GrainType { get; } = GrainType.Create("sys.client");

    public GrainId Add(IGrainObserver observer)
    {
        lock (gate)
        {
            var key = (++last).ToString(CultureInfo.InvariantCulture);
            observers.Add(last, new Activation(silo, key, observer));
            return GrainId.Create(GrainType, key);
        }
    }

    public void Remove(GrainId observer)
    {
        lock (gate) observers.Remove(Number(observer));
    }

    public List<Activation> All()
    {
        lock (gate) return [.. observers.Values];
    }

    public void Deliver(Request request)
    {
        var id = request.Target!.GrainId;
        Activation? mailbox;
        lock (gate) mailbox = observers.GetValueOrDefault(Number(id));
        if (mailbox is null || mailbox.IsCollected)
        {
            Remove(id);
            request.Fail(new ClientNotAvailableException($"There is no observer {id}."));
            return;
        }

        mailbox.Receive(request);
    }

    private static long Number(GrainId observer) => long.Parse(observer.Key.ToString(), CultureInfo.InvariantCulture);
}
