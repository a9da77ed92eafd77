using System.Xml;
using System.Xml.Linq;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Arrows;

/// <summary>
/// What each source project may reference: the table of the house. Dependencies point one way, down this table.
/// </summary>
internal static class ProjectArrows
{
    private static readonly string[] Runtime =
        ["Orleans.Lite", "Orleans.Lite.Generator", "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server", "Microsoft.Orleans.Client"];

    private static readonly string[] Telemetry =
    [
        "Serilog", "Serilog.Extensions.Logging", "Serilog.Settings.Configuration", "Serilog.Sinks.Console",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Loyalty.Domain"] = ["NodaTime"],
        ["Loyalty.Journal"] = [],
        ["Loyalty.Journal.Sqlite"] = ["Loyalty.Journal", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"],
        ["Loyalty.Journal.Postgres"] = ["Loyalty.Journal", "Npgsql"],
        ["Loyalty.Journal.AzureTables"] = ["Loyalty.Journal", "Azure.Core", "Azure.Identity"],
        ["Orleans.Lite"] = [],
        ["Orleans.Lite.Generator"] = ["Microsoft.CodeAnalysis.CSharp"],
        ["Loyalty.Contracts"] = [.. Runtime],
        ["Loyalty.Grains"] = ["Loyalty.Contracts", "Loyalty.Domain", "Loyalty.Journal", .. Runtime],
        ["Loyalty.Silo"] =
        [
            "Loyalty.Domain", "Loyalty.Contracts", "Loyalty.Grains",
            "Loyalty.Journal", "Loyalty.Journal.Sqlite", "Loyalty.Journal.Postgres", "Loyalty.Journal.AzureTables",
            "NodaTime", "Npgsql", "Microsoft.Data.Sqlite.Core", "Microsoft.Orleans.Clustering.AdoNet", .. Runtime, .. Telemetry,
        ],
        ["Loyalty.Api"] =
        [
            "Loyalty.Contracts", "Loyalty.Silo", "Microsoft.AspNetCore.OpenApi", "Microsoft.IdentityModel.JsonWebTokens", "NodaTime",
            .. Runtime, .. Telemetry,
        ],
        ["Loyalty.Cli"] = ["Loyalty.Contracts", "System.CommandLine", "Spectre.Console", "CsvHelper", "NodaTime"],
    };

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files)
    {
        var all = files.ToArray();
        return all.Where(file => file.IsProject && file.IsUnder("src")).SelectMany(project => CheckOne(project, all));
    }

    private static IEnumerable<Offence> CheckOne(TrackedFile project, TrackedFile[] all)
    {
        var name = Path.GetFileNameWithoutExtension(project.Path);
        if (!Allowed.TryGetValue(name, out var allowed))
        {
            return [project.OffenceAt(1, $"{name} is not in the table of the house: add it to ProjectArrows and to the README")];
        }

        return References(project, all)
            .Where(reference => !allowed.Contains(reference.Name))
            .Select(reference => new Offence(reference.Path, reference.Line,
                $"{name} may not reference {reference.Name}, only: {string.Join(", ", allowed.DefaultIfEmpty("nothing"))}"));
    }

    private static IEnumerable<(string Name, string Path, int Line)> References(TrackedFile file, TrackedFile[] all)
    {
        foreach (var element in file.Xml.Descendants())
        {
            var include = element.Attribute("Include")?.Value ?? "";
            var line = ((IXmlLineInfo)element).LineNumber;
            if (element.Name.LocalName == "ProjectReference")
            {
                yield return (Path.GetFileNameWithoutExtension(include.Replace('\\', '/')), file.Path, line);
            }
            else if (element.Name.LocalName == "PackageReference" && !IsBuildTool(element) && !IsForTests(element))
            {
                yield return (include, file.Path, line);
            }
            else if (element.Name.LocalName == "Import" && Imported(element, all) is { } imported)
            {
                foreach (var reference in References(imported, all))
                {
                    yield return reference;
                }
            }
        }
    }

    private static bool IsForTests(XElement element) => element.Attribute("Condition")?.Value.Contains("$(IsTest)") == true;

    private static bool IsBuildTool(XElement reference) => reference.Attribute("PrivateAssets")?.Value == "all";

    private static TrackedFile? Imported(XElement import, TrackedFile[] all)
    {
        var name = (import.Attribute("Project")?.Value ?? "").Replace('\\', '/').Split("../").Last();
        return all.FirstOrDefault(file => file.Path == name);
    }
}
