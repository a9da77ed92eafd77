using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>How a request gets to another silo and its answer back. Requests to the silo itself never come here.</summary>
public interface ITransport
{
    /// <summary>Sends a request, which must be answered in the end, if only by an exception. Does not throw.</summary>
    void Send(SiloAddress destination, Request request);
}

/// <summary>Of a silo that is alone: there is nowhere to send to.</summary>
internal sealed class LoopbackTransport : ITransport
{
    public void Send(SiloAddress destination, Request request) =>
        request.Fail(new SiloUnavailableException($"There is no way to silo {destination}."));
}
