using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Words;

/// <summary>A folder is a concept of the business, so that a newcomer finds a rule by its name.</summary>
internal static class FolderNames
{
    private static readonly string[] Banned =
        ["Helpers", "Helper", "Utils", "Util", "Utilities", "Common", "Models", "Misc", "Shared", "Managers", "Extensions"];

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        from file in files
        from folder in file.Path.Split('/').SkipLast(1)
        where Banned.Contains(folder, StringComparer.OrdinalIgnoreCase)
        select file.OffenceAt(1, $"folder {folder} says nothing: name it after what it is about");
}
