using Orleans.Lite;

namespace Loyalty.Simulation.Network;

/// <summary>A request between processes.</summary>
internal sealed class SentMessage(SimulatedTransport sender, SiloAddress destination, Request request)
{
    public SimulatedTransport Sender => sender;

    public SiloAddress Destination => destination;

    public Request Request => request;

    /// <summary>Who works on it; null while it is on its way.</summary>
    public SimulatedTransport? Receiver { get; set; }
}
