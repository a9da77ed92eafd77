using Loyalty.Api.Access;
using Loyalty.Api.Hosting;

namespace Loyalty.Api.Console.Pages;

/// <summary>
/// Which programs a person may choose from: those that the key names, or those of the programs folder and those that were
/// asked for here. The
/// engine keeps no list; others are opened by their name.
/// </summary>
internal sealed class ProgramNames(IConfiguration configuration, IHostEnvironment environment)
{
    private const int Most = 1_000;
    private readonly SortedSet<string> known = new(InFolder(Folders.Programs(configuration, environment.ContentRootPath)), StringComparer.Ordinal);
    private readonly Lock changing = new();

    /// <summary>By name.</summary>
    public string[] For(Caller caller)
    {
        if (caller.Programs is { } own)
            return [.. own.Order(StringComparer.Ordinal)];
        lock (changing)
            return [.. known];
    }

    /// <summary>Remembers a program that there is.</summary>
    public void Learn(string program)
    {
        lock (changing)
        {
            if (known.Count < Most)
                known.Add(program);
        }
    }

    private static IEnumerable<string> InFolder(string? folder) =>
        folder is null ? [] : Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file));
}
