using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>How an activation comes and goes.</summary>
internal sealed partial class Activation
{
    private static readonly DeactivationReason Moved =
        new(DeactivationReasonCode.RuntimeRequested, "The grain belongs to another silo now.");

    public Task Deactivated
    {
        get
        {
            lock (this) return state == ActivationState.Gone ? Task.CompletedTask : Extras.Gone.Task;
        }
    }

    public long LastUsed => Volatile.Read(ref lastUsed);

    /// <summary>Nothing uses it, and nothing is about to; soon out of date.</summary>
    public bool IsIdle =>
        !isScheduled && state == ActivationState.Active && goes == Departure.Never && running.IsEmpty && waiting.IsEmpty;

    public bool HasRequests => !running.IsEmpty || !waiting.IsEmpty;

    /// <summary>The observer that this is the mailbox of is no more.</summary>
    public bool IsCollected => GrainInstance is WeakReference<object> observer && !observer.TryGetTarget(out _);

    private ActivationExtras Extras => extras ??= new ActivationExtras();

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (goes != Departure.Never || state > ActivationState.Active) return;
            goes = state == ActivationState.Active ? Departure.WhenIdle : Departure.WhenEmpty;
            Extras.Reason = deactivationReason;
        }

        Leaving();
    }

    /// <summary>The grain belongs to another silo now: what runs may end, what waits is sent there.</summary>
    public void Move()
    {
        lock (this)
        {
            if (state > ActivationState.Active) return;
            goes = Departure.WhenIdle;
            Extras.Reason ??= Moved;
        }

        Leaving();
    }

    /// <summary>Looks whether it can go now. Its timers end at once, or a tick that waits would keep it for long.</summary>
    public void Leaving()
    {
        if (extras?.Timers is { Count: > 0 }) Queue(static self => ((Activation)self!).EndTimers(), this);
        else Wake();
    }

    public void DelayDeactivation(TimeSpan time)
    {
        lock (this) Extras.KeptUntil = time < TimeSpan.Zero ? 0 : Silo.Later(time);
    }

    /// <summary>Lets the activation go if nothing uses it and nothing has since the given timestamp.</summary>
    public bool Collect(long unusedSince, long now, DeactivationReason reason)
    {
        lock (this)
        {
            if (state != ActivationState.Active || goes != Departure.Never || isScheduled) return false;
            if (!running.IsEmpty || !waiting.IsEmpty || lastUsed > unusedSince || extras?.KeptUntil > now) return false;
        }

        Deactivate(reason);
        return true;
    }

    /// <summary>Adds all requests that run or wait.</summary>
    public void Requests(List<Request> found)
    {
        lock (this)
        {
            for (var each = running.First; each is not null; each = each.Next) found.Add(each);
            for (var each = waiting.First; each is not null; each = each.Next) found.Add(each);
        }
    }

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (this) (Extras.Timers ??= []).Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (this) extras?.Timers?.Remove(timer);
    }

    private async Task ComeToLife()
    {
        if (Silo.HasMoved(GrainId)) // it may have, between the look at the view and the entry in the directory
        {
            foreach (var request in Leave()) Silo.Reroute(request);
            return;
        }

        try
        {
            GrainInstance = Class!.Create(Silo.Services, this);
            if (GrainInstance is IGrainBase grain) await Limited(grain.OnActivateAsync, Silo.Collection.ActivationTimeout);
        }
        catch (Exception exception)
        {
            Silo.Log.ActivationFailed(GrainId, exception);
            await DisposeInstance();
            foreach (var request in Leave()) request.Fail(exception);
            return;
        }

        lock (this) state = ActivationState.Active;
    }

    private async Task EndLife()
    {
        var reason = extras?.Reason ?? new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo stops.");
        try
        {
            EndTimers();
            if (GrainInstance is IGrainBase grain)
            {
                await Limited(token => grain.OnDeactivateAsync(reason, token), Silo.Collection.DeactivationTimeout);
            }
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(GrainId, exception);
        }

        await DisposeInstance();
        foreach (var request in Leave())
        {
            if (request.IsOfApplication && !request.IsAnswered) Silo.Reroute(request);
        }
    }

    private void EndTimers()
    {
        while (extras?.Timers is [.., var last]) last.Dispose();
    }

    private async Task DisposeInstance()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else if (GrainInstance is IDisposable disposable) disposable.Dispose();
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(GrainId, exception);
        }
    }

    /// <summary>Takes the activation out of the directory, and gives the requests that it will never serve.</summary>
    private List<Request> Leave()
    {
        var left = new List<Request>();
        lock (this)
        {
            state = ActivationState.Gone;
            while (waiting.TakeFirst() is { } request) left.Add(request);
        }

        Silo.Forget(this);
        extras?.Gone.TrySetResult();
        return left;
    }

    private async Task Limited(Func<CancellationToken, Task> step, TimeSpan limit)
    {
        using var expiry = new CancellationTokenSource();
        var work = step(expiry.Token);
        if (!work.IsCompleted)
        {
            await using var timer = Silo.Time.CreateTimer(
                static source => ((CancellationTokenSource)source!).Cancel(), expiry, limit, Timeout.InfiniteTimeSpan);
            await work;
            Touch();
        }
        else
        {
            await work;
        }
    }
}
