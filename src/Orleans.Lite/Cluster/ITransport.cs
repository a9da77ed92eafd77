using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>How a request gets to another process and its answer back. Requests to the process itself never come here.</summary>
public interface ITransport
{
    /// <summary>Begins to listen; called before the process is announced to the others.</summary>
    /// <param name="host">What to hand to that which arrives, and whom to tell what became of that which was sent.</param>
    /// <param name="cancellation">The start is given up.</param>
    ValueTask Start(ITransportHost host, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>
    /// Sends a request and tells in the end, in any order and from any thread, one of: answered
    /// (<see cref="Request.TryRespondBoxed"/>, <see cref="Request.RespondFailed"/>), <see cref="ITransportHost.Refused"/>,
    /// <see cref="ITransportHost.Unknown"/>. Telling more than once, or late, does no harm. Does not throw and does not wait;
    /// it is called in the turn of the grain that calls, so what it awaits must not come back to that turn's scheduler.
    /// </summary>
    void Send(SiloAddress destination, Request request);

    /// <summary>
    /// Finds out whether anybody listens where a process was, and tells <see cref="ITransportHost.SurelyGone"/> where nobody does. Does
    /// not wait, and may be asked again and again.
    /// </summary>
    void Look(SiloAddress process)
    {
    }

    /// <summary>
    /// No process of the cluster is at that endpoint any more; calls that were on their way to it end by themselves.
    /// </summary>
    void Forget(SiloAddress process)
    {
    }

    /// <summary>
    /// Ends: nothing is sent or received any more. What has been answered is still told to who waits for it, unless the token
    /// is cancelled.
    /// </summary>
    ValueTask Stop(CancellationToken cancellation) => ValueTask.CompletedTask;
}

/// <summary>Of a silo that is alone: there is nowhere to send to.</summary>
internal sealed class LoopbackTransport : ITransport
{
    public void Send(SiloAddress destination, Request request) =>
        request.Fail(new SiloUnavailableException($"There is no way to silo {destination}."));
}
