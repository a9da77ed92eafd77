using Orleans.CodeGeneration;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// One grain in memory: its mailbox, its turns and its life. It is the <see cref="TaskScheduler"/> of the grain's code, so
/// every await comes back to it. There are as many as members that are awake, so it holds nothing that an idle grain does
/// not need: what few grains need is in <see cref="ActivationExtras"/>.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IGrainContext, IThreadPoolWorkItem
{
    private const int TurnsInARow = 32;

    private RequestList waiting;
    private RequestList running;
    private TurnQueue turns;
    private ActivationExtras? extras;
    private long lastUsed;
    private ActivationState state;
    private bool isScheduled;
    private Departure goes;

    public Activation(Silo silo, GrainClass? grainClass, string key, long serial)
    {
        Silo = silo;
        Class = grainClass;
        Key = key;
        Serial = serial;
        lastUsed = silo.Time.GetTimestamp();
    }

    /// <summary>The mailbox of an observer, which lives from the start and is held weakly.</summary>
    public Activation(Silo silo, string key, IGrainObserver observer)
        : this(silo, null, key, 0)
    {
        GrainInstance = new WeakReference<object>(observer);
        state = ActivationState.Active;
    }

    public Silo Silo { get; }

    /// <summary>Null for an observer.</summary>
    public GrainClass? Class { get; }

    public string Key { get; }

    /// <summary>In the order of creation: the tie-breaker wherever activations are put in order.</summary>
    public long Serial { get; }

    /// <summary>The next one in the same bucket of the directory.</summary>
    public Activation? NextInBucket { get; set; }

    public object? GrainInstance { get; private set; }

    public object Target => Class is null ? ((WeakReference<object>)GrainInstance!).TryGetTarget(out var observer)
        ? observer : throw new ClientNotAvailableException($"Observer {Key} has been collected.") : GrainInstance!;

    public bool FiltersCalls => Class is not null && (Silo.IncomingFilters.Length > 0 || Class.IsFilter);

    public GrainId GrainId => new(Class?.GrainType ?? ObserverTable.GrainType, IdSpan.Create(Key));

    public GrainReference GrainReference => Silo.Reference(Class!.Interfaces[0], GrainId);

    public IServiceProvider ActivationServices => Silo.Services;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Takes a request into the mailbox. False: the activation is gone, so another one has to take it.</summary>
    public bool Receive(Request request)
    {
        bool wake;
        lock (this)
        {
            if (state == ActivationState.Gone) return false;
            request.Activation = this;
            waiting.Add(request);
            if (request.SentAt > lastUsed) lastUsed = request.SentAt;
            wake = WakeUp();
        }

        if (wake) Silo.Scheduler.Schedule(this);
        return true;
    }

    /// <summary>Queues work of the runtime as a turn, whatever runs.</summary>
    public void Queue(Action<object?> work, object? argument) =>
        new Task(work, argument, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);

    /// <summary>Looks again whether there is something to do.</summary>
    public void Wake()
    {
        bool wake;
        lock (this) wake = WakeUp();
        if (wake) Silo.Scheduler.Schedule(this);
    }

    public void Ended(Request request)
    {
        lock (this) running.Remove(request);
    }

    /// <summary>A request that took its time has ended: the grain was in use until now.</summary>
    public void Touch() => lastUsed = Silo.Time.GetTimestamp();

    /// <summary>For which request the present turn runs; null where several run, or none.</summary>
    public Request? Working => running.First is { Next: null } only ? only : null;

    public void OneWayFailed(Request request, Exception exception) => Silo.Log.OneWayFailed(request.Method, GrainId, exception);

    /// <summary>Runs turns until nothing can run, or others should have their go.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        var outer = RuntimeContext.Current;
        var outerContext = SynchronizationContext.Current;
        RuntimeContext.Current = this;
        if (outerContext is not null) SynchronizationContext.SetSynchronizationContext(null); // awaits prefer it to the scheduler
        try
        {
            for (var turn = 0; turn < TurnsInARow; turn++)
            {
                if (!RunOne()) return;
            }
        }
        finally
        {
            RuntimeContext.Current = outer;
            if (outerContext is not null) SynchronizationContext.SetSynchronizationContext(outerContext);
        }

        Silo.Scheduler.Schedule(this);
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => GrainId.ToString();

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (this) return turns.ToList();
    }

    protected override void QueueTask(Task task)
    {
        bool wake;
        lock (this)
        {
            turns.Add(task);
            wake = WakeUp();
        }

        if (wake) Silo.Scheduler.Schedule(this);
    }

    // Only inside a turn of this very activation; anywhere else it would run beside one.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(RuntimeContext.Current, this) && TryExecuteTask(task);

    private bool WakeUp()
    {
        if (isScheduled) return false;
        return isScheduled = true;
    }

    private bool RunOne()
    {
        Task? turn;
        Request? request = null;
        ActivationState entered = default;
        lock (this)
        {
            turn = turns.Take();
            if (turn is null && !Choose(out request, out entered))
            {
                isScheduled = false;
                return false;
            }
        }

        if (turn is not null) TryExecuteTask(turn);
        else if (request is { IsReceived: true } && Expires(request)) Ended(request);
        else if (request is not null) Run(static state => ((Request)state!).Begin(((Request)state).Activation!), request);
        else if (entered == ActivationState.Activating) Run(static state => _ = ((Activation)state!).ComeToLife(), this);
        else Run(static state => _ = ((Activation)state!).EndLife(), this);
        return true;
    }

    private void Run(Action<object?> work, object argument) =>
        new Task(work, argument, CancellationToken.None, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);

    /// <summary>What to do next, if there is no turn to go on with: a request, or a step of the activation's life.</summary>
    private bool Choose(out Request? request, out ActivationState entered)
    {
        request = null;
        entered = state;
        if (state == ActivationState.New) return Enter(entered = ActivationState.Activating);
        if (state != ActivationState.Active) return false;
        if (running.IsEmpty && goes == Departure.WhenIdle) return Enter(entered = ActivationState.Deactivating);
        request = goes == Departure.WhenIdle ? null : NextRequest();
        if (request is not null)
        {
            running.Add(request);
            request.HasBegun = true;
            return true;
        }

        return running.IsEmpty && waiting.IsEmpty && (goes == Departure.WhenEmpty || (Silo.IsStopping && Class is not null))
            && Enter(entered = ActivationState.Deactivating);
    }

    private bool Expires(Request request)
    {
        if (request.Deadline == 0 || request.Deadline > Silo.Time.GetTimestamp()) return false;
        request.Fail(new TimeoutException($"{request.Method} of {GrainId} came to its turn too late; nothing ran."));
        return true;
    }

    private bool Enter(ActivationState next)
    {
        state = next;
        return true;
    }

    private Request? NextRequest()
    {
        for (var each = waiting.First; each is not null;)
        {
            var following = each.Next;
            if (each.IsAnswered)
            {
                waiting.Remove(each);
            }
            else if (MayStart(each))
            {
                waiting.Remove(each);
                return each;
            }
            else if (Class is { MayInterleave: false })
            {
                return null;
            }

            each = following;
        }

        return null;
    }

    private bool MayStart(Request request)
    {
        if (running.IsEmpty || Class is { IsReentrant: true }) return true;
        if ((request.Options & InvokeMethodOptions.AlwaysInterleave) != 0) return true;
        for (var each = running.First; each is not null; each = each.Next)
        {
            var isPassed = (each.Options & InvokeMethodOptions.AlwaysInterleave) != 0
                || (each.Options & request.Options & InvokeMethodOptions.ReadOnly) != 0;
            if (!isPassed) return false;
        }

        return true;
    }
}
