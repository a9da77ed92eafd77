using System.Globalization;

namespace Loyalty.Faults.Processes;

/// <summary>The command lines of the engine: the only place that knows how its switches are spelt.</summary>
internal static class Switches
{
    public const string Key = "the-key-of-the-faults";
    private const string Secret = "the-secret-of-the-faults-between-silos";

    /// <summary>One process with its journal in a folder.</summary>
    public static Launch Embedded(string name, BuildFolder build, string data, int port) => Api(
        name, build, port, new Dictionary<string, string> { ["Loyalty__Data"] = data });

    /// <summary>A silo that also answers HTTP.</summary>
    public static Launch SiloWithApi(string name, BuildFolder build, ClusterPlace place, int port) =>
        Api(name, build, port, [], Joining(place));

    /// <summary>A process that answers HTTP and runs no grain.</summary>
    public static Launch Gateway(string name, BuildFolder build, ClusterPlace place, int port) =>
        Api(name, build, port, [], ["--silo", "none", .. Joining(place)]);

    /// <summary>A silo without an API; its address tells how it is and nothing else.</summary>
    public static Launch Silo(string name, BuildFolder build, ClusterPlace place, int port) =>
        Launch("Loyalty.Silo", name, build, port, [], Joining(place));

    private static Launch Api(
        string name, BuildFolder build, int port, Dictionary<string, string> settings, params IEnumerable<string> arguments) =>
        Launch("Loyalty.Api", name, build, port, settings, arguments);

    private static Launch Launch(
        string project, string name, BuildFolder build, int port, Dictionary<string, string> settings, IEnumerable<string> arguments)
    {
        var address = $"http://127.0.0.1:{port}";
        return new Launch(name, build.Executable(project), [.. arguments, "--urls", address], Environment(settings), new Uri(address));
    }

    private static IEnumerable<string> Joining(ClusterPlace place) =>
    [
        "--journal", place.Journal, "--connection", place.Connection,
        "--silo-port", place.SiloPort.ToString(CultureInfo.InvariantCulture), "--cluster", place.Cluster,
    ];

    private static Dictionary<string, string> Environment(Dictionary<string, string> settings) => new(settings)
    {
        ["LOYALTY_DEV_KEY"] = Key,
        ["Loyalty__ClusterSecret"] = Secret,
        ["Loyalty__Programs"] = Path.Combine(BuildFolder.Root, "programs"),
    };
}

/// <summary>What a process must know to join a cluster.</summary>
/// <param name="Journal">The kind of the store.</param>
/// <param name="Connection">How it reaches the store.</param>
/// <param name="Cluster">The cluster's id.</param>
/// <param name="SiloPort">Where the others reach it.</param>
internal sealed record ClusterPlace(string Journal, string Connection, string Cluster, int SiloPort);
