using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Loyalty.Silo;

/// <summary>The switches of the command line, which are settings of the section <c>Loyalty</c> by shorter names.</summary>
public static class Switches
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["--journal"] = "Loyalty:Journal",
        ["--data"] = "Loyalty:Data",
        ["--connection"] = "Loyalty:Connection",
        ["--silo"] = "Loyalty:Silo",
        ["--silo-port"] = "Loyalty:SiloPort",
        ["--advertise"] = "Loyalty:AdvertisedAddress",
        ["--cluster"] = "Loyalty:ClusterId",
        ["--cluster-secret"] = "Loyalty:ClusterSecret",
        ["--programs"] = "Loyalty:Programs",
        ["--urls"] = "urls",
    };

    /// <summary>Lets the switches of the command line be settings. A secret is better given as an environment variable.</summary>
    public static void AddSwitches(this IHostApplicationBuilder builder, string[] args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Configuration.AddCommandLine(args, Names);
    }
}
