using System.Text;
using System.Text.Json.Nodes;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Programs;

/// <summary>Documents that tests read, and what comes of them.</summary>
internal static class Documents
{
    private const string Here = "tests/Loyalty.Domain.Tests/Programs";

    public static string Storefront { get; } = Read("programs/storefront.json");

    /// <summary>The example of the design, without its comments.</summary>
    public static string Example { get; } = Read($"{Here}/example.json");

    /// <summary>A good program that has each field that there is at least once.</summary>
    public static string Complete { get; } = Read($"{Here}/complete.json");

    /// <summary>The ids of the programs that come with the engine: the names of their files.</summary>
    public static IEnumerable<string> ShippedIds() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "programs"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

    public static string Shipped(string id) => Read($"programs/{id}.json");

    public static JsonObject CompleteTree() => JsonNode.Parse(Complete)!.AsObject();

    public static ProgramParse Parse(string json) => ProgramParser.Parse(Encoding.UTF8.GetBytes(json));

    public static LoyaltyProgram Good(string json) => Parse(json) switch
    {
        ProgramParse.Parsed(var program) => program,
        ProgramParse.Faulty(var faults) => throw new InvalidOperationException(string.Join('\n', faults)),
        var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
    };

    public static IReadOnlyList<ProgramFault> Faults(string json) => Parse(json) is ProgramParse.Faulty(var faults) ? faults : [];

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Loyalty.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Tests run inside the repository.");
        return folder;
    }
}
