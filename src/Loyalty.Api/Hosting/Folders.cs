namespace Loyalty.Api.Hosting;

/// <summary>Where things lie on disk.</summary>
internal static class Folders
{
    /// <summary><c>Loyalty:Data</c>, or <c>./data</c>.</summary>
    public static string Data(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Loyalty:Data"] is { Length: > 0 } set ? set : "data");

    /// <summary>
    /// <c>Loyalty:Programs</c>, or the first <c>programs</c> folder found from the content root upwards, then from the executable
    /// upwards; null where there is none.
    /// </summary>
    public static string? Programs(IConfiguration configuration, string contentRoot) =>
        configuration["Loyalty:Programs"] is { Length: > 0 } set
            ? Path.GetFullPath(set)
            : Upwards(contentRoot) ?? Upwards(AppContext.BaseDirectory);

    private static string? Upwards(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var programs = Path.Combine(folder.FullName, "programs");
            if (Directory.Exists(programs))
                return programs;
        }
        return null;
    }
}
