using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>All grain classes and interfaces of the process, and which class serves an interface.</summary>
internal sealed class GrainCatalog
{
    private readonly Dictionary<Type, GrainInterface> interfaces;
    private readonly Dictionary<GrainType, GrainClass> classes;
    private readonly Dictionary<Type, GrainClass[]> implementations;
    private readonly Dictionary<(string Interface, string Id), RequestMethod> methods = [];

    public GrainCatalog(IEnumerable<IGrainManifest> manifests)
    {
        var all = manifests.ToList();
        interfaces = all.SelectMany(manifest => manifest.Interfaces).ToDictionary(grain => grain.Type);
        // The heirs of an interface have its methods too.
        foreach (var method in Methods) methods.TryAdd((method.InterfaceType.FullName!, method.Id), method);
        var byType = new Dictionary<GrainType, GrainClass>();
        foreach (var grain in all.SelectMany(manifest => manifest.Classes))
        {
            if (!byType.TryAdd(grain.GrainType, grain))
            {
                throw new OrleansException($"{grain.Type} and {byType[grain.GrainType].Type} are both of grain type "
                    + $"'{grain.GrainType}': name one by [GrainType].");
            }

            grain.Look(grain.Interfaces.Where(interfaces.ContainsKey).SelectMany(type => interfaces[type].Methods));
        }

        classes = byType;
        implementations = classes.Values.SelectMany(grain => grain.Interfaces, (grain, type) => (grain, type))
            .GroupBy(pair => pair.type, pair => pair.grain)
            .ToDictionary(
                group => group.Key, group => group.OrderBy(grain => grain.Type.FullName, StringComparer.Ordinal).ToArray());
    }

    public IEnumerable<GrainClass> Classes => classes.Values.OrderBy(grain => grain.GrainType.ToString(), StringComparer.Ordinal);

    public IEnumerable<RequestMethod> Methods => interfaces.Values.SelectMany(grain => grain.Methods);

    public RequestMethod? Method(string interfaceName, string methodId) => methods.GetValueOrDefault((interfaceName, methodId));

    public GrainInterface Interface(Type type) => interfaces.GetValueOrDefault(type)
        ?? throw new ArgumentException($"{type} is no grain interface that the generator has seen.");

    public GrainClass Class(GrainType type) => classes.GetValueOrDefault(type)
        ?? throw new ArgumentException($"There is no grain class of type '{type}'.");

    public GrainClass Implementation(Type interfaceType, string? prefix)
    {
        if (!implementations.TryGetValue(interfaceType, out var candidates)) throw None(interfaceType);
        if (prefix is not null)
        {
            candidates = [.. candidates.Where(grain => grain.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        }

        return candidates switch
        {
            [] => throw None(interfaceType),
            [var only] => only,
            _ => candidates.FirstOrDefault(grain => interfaceType.Name == "I" + grain.Type.Name) ?? throw new ArgumentException(
                $"Several classes are {interfaceType}: {string.Join(", ", candidates.Select(grain => grain.Type))}."),
        };
    }

    private static ArgumentException None(Type interfaceType) => new($"No grain class is {interfaceType}.");
}
