using System.Globalization;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>How a process of the engine is started, but for its address and its key.</summary>
/// <param name="Executable">What is run.</param>
/// <param name="Folder">Where it is run.</param>
/// <param name="Arguments">Its switches.</param>
/// <param name="Environment">Its settings.</param>
internal sealed record Launch(
    string Executable, string Folder, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Environment)
{
    private const string Secret = "what-the-processes-know-each-other-by";

    /// <summary>One process with its journal on the disk.</summary>
    public static Launch Embedded(string data) =>
        new(Built.Api, Path.GetDirectoryName(data)!, [], new Dictionary<string, string?> { ["Loyalty__Data"] = data });

    /// <summary>The API with a silo of its own, one of several on one store.</summary>
    public static Launch CoHosted(string folder, string connection) => Clustered(Built.Api, folder, connection);

    /// <summary>A silo without the API.</summary>
    public static Launch Silo(string folder, string connection) => Clustered(Built.Silo, folder, connection);

    /// <summary>The API without a silo.</summary>
    public static Launch Gateway(string folder, string connection) => Clustered(Built.Api, folder, connection, "--silo", "none");

    private static string Journal(string connection) =>
        connection.StartsWith("AccountName=", StringComparison.Ordinal) ? "azure" : "postgres";

    private static Launch Clustered(string executable, string folder, string connection, params string[] more) => new(
        executable,
        folder,
        ["--journal", Journal(connection), "--connection", connection, "--silo-port", FreePort.Find().ToString(CultureInfo.InvariantCulture), .. more],
        new Dictionary<string, string?> { ["Loyalty__ClusterSecret"] = Secret });
}
