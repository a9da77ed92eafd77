using System.Reflection;

namespace Orleans.Lite;

/// <summary>
/// Finds the generated manifests: in the assemblies that are loaded, and in those that the program refers to, without
/// looking into any type. The framework's own assemblies are passed over.
/// </summary>
internal static class ManifestFinder
{
    private static Found? last;

    /// <summary>New manifests each time; where they are is looked up again only when more assemblies have been loaded.</summary>
    public static IEnumerable<IGrainManifest> Find()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Length;
        if (Volatile.Read(ref last) is not { } found || found.Loaded != loaded)
        {
            found = new Found(loaded, Types());
            Volatile.Write(ref last, found);
        }

        return found.Manifests.Select(manifest => (IGrainManifest)Activator.CreateInstance(manifest)!);
    }

    private static Type[] Types()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<Assembly>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        if (Assembly.GetEntryAssembly() is { } entry) open.Enqueue(entry);
        while (open.TryDequeue(out var assembly))
        {
            if (IsFramework(assembly.GetName()) || !seen.Add(assembly.FullName!)) continue;
            found.Add(assembly);
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (IsFramework(name) || seen.Contains(name.FullName)) continue;
                if (Load(name) is { } referenced) open.Enqueue(referenced);
            }
        }

        return
        [
            .. found.Select(assembly => assembly.GetCustomAttribute<GrainManifestAttribute>()?.Manifest)
                .OfType<Type>()
                .OrderBy(manifest => manifest.FullName, StringComparer.Ordinal),
        ];
    }

    private sealed record Found(int Loaded, Type[] Manifests);

    private static bool IsFramework(AssemblyName name) => name.Name is null or "System" or "mscorlib" or "netstandard"
        || name.Name.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (IOException)
        {
            return null; // a reference that is not deployed can hold no grain that runs here
        }
    }
}
