using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// Ends the wait for answers that are overdue. It looks at all mailboxes from time to time, so that a call costs nothing
/// for it: a timeout comes up to an eighth late.
/// </summary>
internal sealed class RequestSweeper : IThreadPoolWorkItem
{
    private readonly Silo silo;
    private int isQueued;

    public RequestSweeper(Silo silo, IEnumerable<RequestMethod> methods)
    {
        this.silo = silo;
        var shortest = methods.Select(method => method.ResponseTimeout).OfType<TimeSpan>()
            .Append(silo.Messaging.ResponseTimeout).Where(timeout => timeout > TimeSpan.Zero).Min();
        Interval = shortest / 8 < TimeSpan.FromMilliseconds(10) ? TimeSpan.FromMilliseconds(10) : shortest / 8;
    }

    public TimeSpan Interval { get; }

    public void Queue()
    {
        if (Interlocked.Exchange(ref isQueued, 1) == 0) silo.Scheduler.Schedule(this);
    }

    /// <summary>Who waits at another silo is told whether anything ran.</summary>
    public void RefuseAll()
    {
        var stopped = new SiloUnavailableException("The silo has stopped.");
        foreach (var request in Requests(static _ => true))
        {
            request.Abandon(!request.IsReceived ? stopped : request.HasBegun
                ? new OutcomeUnknownException($"The silo was stopped while it ran {request.Method} of {request.TargetId}.")
                : new RequestRefusedException(ReceptionOutcome.Stopping));
        }
    }

    public static TimeoutException Overdue(Request request) =>
        new($"{request.Method} of {request.TargetId} has not answered within {request.Patience}.");

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref isQueued, 0);
        var now = silo.Time.GetTimestamp();
        foreach (var request in Requests(request => request.Deadline != 0 && request.Deadline <= now))
        {
            request.Abandon(Overdue(request));
        }
    }

    private List<Request> Requests(Func<Request, bool> wanted)
    {
        var busy = new List<Activation>();
        silo.Directory.All(activation =>
        {
            if (activation.HasRequests) busy.Add(activation);
        });
        busy.Sort(static (left, right) => left.Serial.CompareTo(right.Serial));
        busy.AddRange(silo.Observers.All());
        var found = new List<Request>();
        foreach (var activation in busy) activation.Requests(found);
        found.RemoveAll(request => request.IsAnswered || request.IsOneWay || !wanted(request));
        return found;
    }
}
