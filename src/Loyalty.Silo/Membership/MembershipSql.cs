using System.Collections.Frozen;
using System.Reflection;

namespace Loyalty.Silo.Membership;

/// <summary>The texts of the <c>.sql</c> files beside the membership table.</summary>
internal static class MembershipSql
{
    private const string Folder = "Loyalty.Silo.Membership.Sql.";

    private static readonly FrozenDictionary<string, string> Texts = ReadAll();

    public static string Text(string name) => Texts[name];

    /// <summary>The schema's steps in order; step n takes a database from version n - 1 to n.</summary>
    public static IReadOnlyList<string> SchemaSteps { get; } =
        [.. Texts.Where(text => text.Key.StartsWith("Schema.", StringComparison.Ordinal))
            .OrderBy(text => text.Key, StringComparer.Ordinal)
            .Select(text => text.Value)];

    private static FrozenDictionary<string, string> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..^".sql".Length], name => Read(assembly, name));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
