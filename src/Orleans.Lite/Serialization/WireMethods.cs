using System.Collections.Concurrent;
using System.Collections.Frozen;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Lite;

/// <summary>All grain methods of the process, by their names on the wire. How one is written is found out at its first use.</summary>
internal sealed class WireMethods
{
    private readonly Serializer serializer;
    private readonly FrozenDictionary<string, RequestMethod> methods;
    private readonly ConcurrentDictionary<RequestMethod, WireMethod> made = new();

    /// <exception cref="OrleansException">Two methods have the same name.</exception>
    public WireMethods(IEnumerable<RequestMethod> methods, Serializer serializer)
    {
        this.serializer = serializer;
        var byName = new Dictionary<string, RequestMethod>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            var name = WireMethod.NameOf(method);
            if (!byName.TryAdd(name, method) && byName[name].Method != method.Method)
            {
                throw new OrleansException($"{method} and {byName[name]} are both '{name}' on the wire: name one by [Alias].");
            }
        }

        this.methods = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <exception cref="NotSupportedException">A type of the method cannot cross.</exception>
    public WireMethod Get(RequestMethod method) =>
        made.GetOrAdd(method, static (key, self) => new WireMethod(key, self.serializer), this);

    /// <summary>Null if this build has no such method.</summary>
    /// <exception cref="NotSupportedException">A type of the method cannot cross.</exception>
    public WireMethod? Find(string name) => methods.TryGetValue(name, out var method) ? Get(method) : null;
}
