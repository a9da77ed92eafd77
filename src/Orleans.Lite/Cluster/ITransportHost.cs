using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>The process that a transport works for. Safe from any thread.</summary>
public interface ITransportHost
{
    /// <summary>The process, in its present life.</summary>
    SiloAddress Address { get; }

    /// <summary>
    /// The version of the membership that the process goes by; it travels with each call and with each refusal.
    /// </summary>
    long Version { get; }

    /// <summary>The method that a call from elsewhere names; null: this build does not know it.</summary>
    /// <param name="interfaceName">Full name of the interface that declares it.</param>
    /// <param name="methodId">The method's <see cref="RequestMethod.Id"/>.</param>
    RequestMethod? Method(string interfaceName, string methodId);

    /// <summary>How long the sender of a request goes on waiting; zero or less: no more.</summary>
    TimeSpan TimeLeft(Request request);

    /// <summary>
    /// Takes a request from another process. It ends when the request has been answered (see <see cref="Request.Reply"/>), or
    /// at once if this is not the place to run it: then nothing of it has run. Never throws. It goes on where it was called
    /// (the caller's task scheduler).
    /// </summary>
    /// <param name="target">The grain or observer.</param>
    /// <param name="request">Made by <see cref="RequestMethod.Create"/>, with its arguments.</param>
    /// <param name="version">The version that the sender goes by.</param>
    /// <param name="left">How long the sender goes on waiting.</param>
    Task<Reception> Receive(GrainId target, Request request, long version, TimeSpan left);

    /// <summary>
    /// A request that was sent has not run and will not: nobody listened, or the other side said moved or stopping. It is sent
    /// again, by newer membership, until its deadline.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The version that the other side goes by; 0 if unknown.</param>
    void Refused(Request request, long version);

    /// <summary>
    /// Nobody can tell whether a request that was sent has run. The caller gets an <see cref="OutcomeUnknownException"/>.
    /// </summary>
    void Unknown(Request request, Exception? cause);

    /// <summary>
    /// Nobody listens where a process was (connection refused): it is dead, and is taken out of the membership at once.
    /// </summary>
    void SurelyGone(SiloAddress process);
}

/// <summary>What became of a request that arrived.</summary>
/// <param name="Outcome">Whether it was answered.</param>
/// <param name="Version">The version that the receiver goes by.</param>
public readonly record struct Reception(ReceptionOutcome Outcome, long Version);

/// <summary>How a request that arrived ended.</summary>
public enum ReceptionOutcome
{
    /// <summary>The request has its answer.</summary>
    Answered,

    /// <summary>The grain belongs elsewhere; nothing has run.</summary>
    Moved,

    /// <summary>The process takes no calls any more, or not yet; nothing has run.</summary>
    Stopping,
}
