using System.Xml;
using System.Xml.Linq;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Solution;

/// <summary>Every package has one version, exact, in <c>Directory.Packages.props</c>.</summary>
internal static class PackageVersions
{
    private const string Central = "Directory.Packages.props";

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files)
    {
        var all = files.ToArray();
        var versions = Elements(all.Single(file => file.Path == Central), "PackageVersion").ToArray();
        var known = versions.Select(Include).ToHashSet();
        return versions.Where(version => !IsExact(version))
            .Select(version => At(Central, version, $"{Include(version)} has no exact version: pin one"))
            .Concat(all.Where(IsBuildFile).SelectMany(file => CheckReferences(file, known)));
    }

    private static IEnumerable<Offence> CheckReferences(TrackedFile file, HashSet<string> known)
    {
        foreach (var reference in Elements(file, "PackageReference"))
        {
            if (reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
            {
                yield return At(file.Path, reference, $"{Include(reference)} has its own version: move it to {Central}");
            }
            else if (!known.Contains(Include(reference)))
            {
                yield return At(file.Path, reference, $"{Include(reference)} has no version: give it one in {Central}");
            }
        }
    }

    private static bool IsBuildFile(TrackedFile file) => file.IsProject || Path.GetExtension(file.Path) is ".props" or ".targets";

    private static bool IsExact(XElement version) =>
        version.Attribute("Version")?.Value is { Length: > 0 } value && value.IndexOfAny(['*', ',']) < 0;

    private static IEnumerable<XElement> Elements(TrackedFile file, string name) =>
        file.Xml.Descendants().Where(element => element.Name.LocalName == name && element.Attribute("Include") is not null);

    private static string Include(XElement element) => element.Attribute("Include")!.Value;

    private static Offence At(string path, XElement element, string advice) =>
        new(path, ((IXmlLineInfo)element).LineNumber, advice);
}
