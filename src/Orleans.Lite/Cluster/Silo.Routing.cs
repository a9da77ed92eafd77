using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>The way of a request through a cluster: where it goes, and what is done when it does not get there.</summary>
internal sealed partial class Silo
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);
    private readonly IClusterMembership? cluster;
    private readonly InFlight inFlight = new();

    /// <summary>Where the runtime's own tasks run.</summary>
    public TurnTaskScheduler Tasks { get; }

    /// <summary>A request that was in flight has been answered.</summary>
    public void Landed(Request request) => inFlight.Remove(request);

    public void Refused(Request request, long version)
    {
        if (!request.IsAnswered) Tasks.Start(again => SendAgain(again.request, again.version), (request, version));
    }

    public void Unknown(Request request, Exception? cause)
    {
        var words = $"{request.Method} of {request.TargetId} was sent, and nobody can tell whether it has run.";
        request.Fail(cause is null ? new OutcomeUnknownException(words) : new OutcomeUnknownException(words, cause));
    }

    public void SurelyGone(SiloAddress process) => cluster?.SurelyGone(process);

    /// <summary>Finds another place for a request that this silo accepted and has not begun.</summary>
    public void Reroute(Request request)
    {
        var isAwaitedElsewhere = request is { IsReceived: true, IsOneWay: false };
        if (cluster is null || !HasMoved(request.Target!.GrainId)) Deliver(request);
        else if (isAwaitedElsewhere) request.Fail(new RequestRefusedException(ReceptionOutcome.Moved));
        else Route(request);
    }

    /// <summary>True: this silo does not run the grain, by its newest view.</summary>
    public bool HasMoved(GrainId grain)
    {
        var view = membership.Current;
        return !view.IsAlone && Owner(view, grain) != Self(view);
    }

    /// <summary>Sends a request to where its grain or observer is; it may be here.</summary>
    public void Route(Request request)
    {
        var target = request.Target!.GrainId;
        var view = membership.Current;
        if (target.Type == ObserverTable.GrainType)
        {
            if (Observers.IsHere(target)) Deliver(request);
            else if (view.At(ObserverTable.Process(target)) is { } process && process != Self(view)) Transmit(request, process);
            else request.Fail(new ClientNotAvailableException($"The process of observer {target} is gone."));
            return;
        }

        var owner = Owner(view, target);
        if (owner is null || (owner == Self(view) && view.IsJoining)) Hold(request, view);
        else if (owner == Self(view)) Deliver(request);
        else Transmit(request, owner);
    }

    /// <summary>
    /// The silo's view changes. What it does not run any more goes, before memory is trusted in a new term; what was on its way
    /// to who is gone has no outcome; what waited is sent.
    /// </summary>
    public void ViewChanged(MembershipSnapshot before, MembershipSnapshot view)
    {
        if (!before.Silos.SequenceEqual(view.Silos)) LetMovedGrainsGo(view);
        foreach (var (request, destination) in inFlight.To(process => !view.Answers(process)))
        {
            var sent = (request, destination);
            if (before.Finishes(destination)) Tasks.Start(late => EndLate(late.request, late.destination), sent);
            else Unknown(request, null);
        }

        foreach (var process in before.Processes)
        {
            if (view.At(process) is null) transport.Forget(process);
        }

        foreach (var request in inFlight.TakeWaiting()) Route(request);
    }

    private SiloAddress Self(MembershipSnapshot view) => view.Self ?? details.SiloAddress;

    private static SiloAddress? Owner(MembershipSnapshot view, GrainId grain) =>
        view.Silos.IsEmpty ? null : view.Owner(grain);

    private void LetMovedGrainsGo(MembershipSnapshot view)
    {
        var moved = new List<Activation>();
        Directory.All(activation =>
        {
            if (Owner(view, activation.GrainId) != Self(view)) moved.Add(activation);
        });
        moved.Sort(static (left, right) => left.Serial.CompareTo(right.Serial));
        foreach (var activation in moved) activation.Move();
    }

    private void Transmit(Request request, SiloAddress destination)
    {
        inFlight.Add(request, destination);
        if (!request.IsAnswered) transport.Send(destination, request);
    }

    private void Hold(Request request, MembershipSnapshot view)
    {
        inFlight.Add(request, null);
        if (ReferenceEquals(view, membership.Current)) return;
        foreach (var waiting in inFlight.TakeWaiting()) Route(waiting); // the view has changed between
    }

    /// <summary>The last answers of a process that has finished and gone may come in after the news of that.</summary>
    private async Task EndLate(Request request, SiloAddress destination)
    {
        await Task.Delay(LastAnswers, Time);
        if (inFlight.IsOnTheWay(request, destination)) Unknown(request, null);
    }

    private async Task SendAgain(Request request, long version)
    {
        var refusals = inFlight.Refused(request);
        if (refusals == 0) return;
        var before = membership.Current;
        if (cluster is not null && before.Version <= version) await cluster.Refresh();
        var isNews = refusals == 1 && !ReferenceEquals(before, membership.Current);
        if (!isNews) await Task.Delay(Pause(refusals), Time);
        if (request.IsAnswered) return;
        if (request.Deadline > Time.GetTimestamp()) Route(request);
        else request.Fail(new TimeoutException($"{request.Method} of {request.TargetId} was refused until now; nothing ran."));
    }

    private static TimeSpan Pause(int refusals)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(refusals - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
