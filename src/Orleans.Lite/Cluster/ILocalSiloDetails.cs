using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Who this silo is.</summary>
    public interface ILocalSiloDetails
    {
        /// <summary>The name, for logs.</summary>
        string Name { get; }

        /// <summary>The cluster that it belongs to.</summary>
        string ClusterId { get; }

        /// <summary>Its address.</summary>
        SiloAddress SiloAddress { get; }
    }
}

namespace Orleans.Lite
{
    internal sealed class LocalSiloDetails(IOptions<EndpointOptions> endpoint, IOptions<ClusterOptions> cluster)
        : ILocalSiloDetails
    {
        public string Name => $"Silo_{endpoint.Value.SiloPort}";

        public string ClusterId => cluster.Value.ClusterId;

        /// <summary>It changes when the process begins another life: its endpoint stays.</summary>
        public SiloAddress SiloAddress { get; set; } = SiloAddress.New(
            endpoint.Value.AdvertisedIPAddress ?? IPAddress.Loopback, endpoint.Value.SiloPort, 0);
    }
}
