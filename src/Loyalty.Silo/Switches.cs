using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Loyalty.Silo;

/// <summary>
/// The switches of the command line, which are settings of the section <c>Loyalty</c> by shorter names. Any setting may be given by
/// its full name as well, such as <c>--Loyalty:LeaseMilliseconds</c>; what is neither is refused, as a switch that is mistyped would
/// else be a setting that is silently left as it was.
/// </summary>
public static class Switches
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
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

    /// <summary>What ASP.NET Core itself reads from the command line, and the key.</summary>
    private static readonly string[] Others =
    [
        "--environment", "--contentRoot", "--applicationName", "--webRoot", "--http_ports", "--https_ports",
        "--shutdownTimeoutSeconds", "--LOYALTY_DEV_KEY",
    ];

    private static readonly string[] Sections = ["--Loyalty:", "--hostBuilder:", "--Logging:", "--Kestrel:"];

    /// <summary>Gives the arguments back where each is a switch that is known and has a value.</summary>
    /// <exception cref="InvalidDataException">One is not; the message says which, and what there is.</exception>
    public static string[] Checked(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        for (var place = 0; place < args.Length; place++)
        {
            var name = args[place].Split('=')[0];
            if (!IsKnown(name))
            {
                throw new InvalidDataException(
                    $"There is no switch '{name}'. There are {string.Join(", ", Names.Keys.Concat(Others))}, "
                    + "and each setting by its name, such as --Loyalty:LeaseMilliseconds.");
            }

            var isAlone = !args[place].Contains('=', StringComparison.Ordinal);
            if (isAlone && (++place == args.Length || args[place].StartsWith("--", StringComparison.Ordinal)))
            {
                throw new InvalidDataException($"The switch '{name}' needs a value.");
            }
        }

        return args;
    }

    /// <summary>Lets the switches of the command line be settings. A secret is better given as an environment variable.</summary>
    public static void AddSwitches(this IHostApplicationBuilder builder, string[] args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Configuration.AddCommandLine(args, Names);
    }

    private static bool IsKnown(string name) =>
        Names.ContainsKey(name)
        || Others.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Sections.Any(section => name.Length > section.Length && name.StartsWith(section, StringComparison.OrdinalIgnoreCase));
}
