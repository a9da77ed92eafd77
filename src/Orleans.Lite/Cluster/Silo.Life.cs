namespace Orleans.Lite;

/// <summary>How a silo starts and stops.</summary>
internal sealed partial class Silo
{
    private readonly RequestSweeper sweeper;
    private readonly TaskCompletionSource emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Phase phase;
    private ITimer? collection;
    private ITimer? sweeping;
    private ITimer? flightSweeping;

    private enum Phase
    {
        Created,
        Running,
        Leaving,
        Stopping,
        Stopped,
    }

    /// <summary>Activations go as soon as nothing waits for them.</summary>
    public bool IsStopping => phase >= Phase.Stopping;

    /// <summary>Starts, and joins the cluster. When it fails, nothing is left running.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        if (cluster is null)
        {
            Start();
            return;
        }

        await transport.Start(this, cancellation);
        Start();
        try
        {
            await cluster.Join(ViewChanged, transport.Look, cancellation);
        }
        catch
        {
            await Stop(new CancellationToken(true));
            throw;
        }
    }

    public void Start()
    {
        if (phase != Phase.Created) throw new InvalidOperationException("A silo starts once.");
        phase = Phase.Running;
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        var quantum = Collection.CollectionQuantum;
        collection = Time.CreateTimer(static self => ((ActivationCollector)self!).Queue(), collector, quantum, quantum);
        var interval = sweeper.Interval;
        sweeping = Time.CreateTimer(static self => ((RequestSweeper)self!).Queue(), sweeper, interval, interval);
        if (cluster is null) return;
        flightSweeping = Time.CreateTimer(static self => ((Silo)self!).SweepFlights(), this, Messaging.FlightInterval, Messaging.FlightInterval);
    }

    /// <summary>
    /// Refuses calls from outside, lets everything that was accepted finish (with the calls that grains make for it), and
    /// deactivates every grain. When the token is cancelled, what is left is refused.
    /// </summary>
    public async Task Stop(CancellationToken cancellation)
    {
        if (phase is Phase.Created or Phase.Stopped)
        {
            phase = Phase.Stopped;
            if (cluster is not null) await transport.Stop(cancellation);
            return;
        }

        if (cluster is not null)
        {
            phase = Phase.Leaving;
            await cluster.Leave(cancellation);
        }

        phase = Phase.Stopping;
        collection?.Dispose();
        var activations = new List<Activation>();
        Directory.All(activations.Add);
        activations.Sort(static (left, right) => left.Serial.CompareTo(right.Serial));
        foreach (var activation in activations) activation.Leaving();
        if (Directory.Count == 0) emptied.TrySetResult();
        try
        {
            await emptied.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Log.StopCutShort(Directory.Count);
        }

        phase = Phase.Stopped;
        sweeping?.Dispose();
        if (Directory.Count > 0) sweeper.RefuseAll();
        if (cluster is null) return;
        await transport.Stop(cancellation);
        await cluster.Depart(cancellation);
        flightSweeping?.Dispose();
        foreach (var request in inFlight.All()) Unknown(request, null);
    }

    private void SweepFlights()
    {
        if (!inFlight.IsEmpty) Tasks.Start(static self => self.EndOverdueFlights(), this);
    }

    private Task EndOverdueFlights()
    {
        foreach (var request in inFlight.Overdue(Time.GetTimestamp())) request.Abandon(RequestSweeper.Overdue(request));
        return Task.CompletedTask;
    }

    public void Forget(Activation activation)
    {
        if (Directory.Remove(activation) && IsStopping && Directory.Count == 0) emptied.TrySetResult();
    }
}
