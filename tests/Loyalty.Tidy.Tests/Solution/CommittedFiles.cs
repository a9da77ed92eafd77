using System.Text.Json;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Solution;

/// <summary>What is committed is small, readable, and can be run where it says that it can.</summary>
internal static class CommittedFiles
{
    private const long MostBytes = 500 * 1024;

    public static IEnumerable<Offence> CheckSizes(IEnumerable<TrackedFile> files) =>
        from file in files
        where file.Bytes > MostBytes
        select file.OffenceAt(1, $"{file.Bytes / 1024} KB, {MostBytes / 1024} is the most: generate it, or keep it elsewhere");

    /// <summary>Samples of hostile input in tests may be as broken as they like.</summary>
    public static IEnumerable<Offence> CheckJson(IEnumerable<TrackedFile> files) =>
        files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.IsUnder("tests")).SelectMany(Parse);

    public static IEnumerable<Offence> CheckScripts(IEnumerable<TrackedFile> files) =>
        from file in files
        where file.IsText && !file.IsCode && file.Text.StartsWith("#!", StringComparison.Ordinal) && !file.IsExecutable
        select file.OffenceAt(1, $"a script that cannot be run: git update-index --chmod=+x {file.Path}");

    private static IEnumerable<Offence> Parse(TrackedFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return [];
        }
        catch (JsonException fault)
        {
            return [new Offence(file.Path, (int)(fault.LineNumber ?? 0) + 1, $"no JSON: {fault.Message}")];
        }
    }
}
