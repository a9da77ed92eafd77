using System.Collections.Frozen;
using System.Reflection;

namespace Loyalty.Journal;

/// <summary>The texts of the <c>.sql</c> files that are embedded beside an adapter.</summary>
public sealed class SqlFiles
{
    private readonly FrozenDictionary<string, string> texts;

    /// <summary>Reads them all.</summary>
    /// <param name="assembly">The adapter's.</param>
    /// <param name="folder">Their folder as resources are named, for example <c>Loyalty.Journal.Sqlite.Sql</c>.</param>
    public SqlFiles(Assembly assembly, string folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var start = $"{folder}.";
        texts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[start.Length..^".sql".Length], name => Read(assembly, name));
        SchemaSteps = [.. texts.Where(text => text.Key.StartsWith("Schema.", StringComparison.Ordinal))
            .OrderBy(text => text.Key, StringComparer.Ordinal)
            .Select(text => text.Value)];
    }

    /// <summary>The schema's steps in order; step n takes a database from version n - 1 to n.</summary>
    public IReadOnlyList<string> SchemaSteps { get; }

    /// <summary>The text of a file, named without its ending.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string Text(string name) => texts[name];

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
