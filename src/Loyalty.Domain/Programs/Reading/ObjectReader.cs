using System.Collections.Immutable;
using System.Text.Json;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>The fields of one object. Each field is asked for once, by its name, whether it is there or not.</summary>
internal sealed class ObjectReader(Place place)
{
    private readonly Dictionary<string, Place> present =
        place.Entries("an object").ToDictionary(entry => entry.Name, entry => entry.Place, StringComparer.Ordinal);

    private readonly List<string> asked = [];

    /// <summary>A field that must be there; what <paramref name="read"/> stands in for a fault where it is not.</summary>
    public T? Required<T>(string field, Func<Place, T?> read)
    {
        if (Find(field) is { } value)
            return read(value);

        TellMissing(field);
        return default;
    }

    public T? Optional<T>(string field, Func<Place, T?> read)
        where T : class => Find(field) is { } value ? read(value) : null;

    public T? OptionalValue<T>(string field, Func<Place, T> read)
        where T : struct => Find(field) is { } value ? read(value) : null;

    public T Optional<T>(string field, Func<Place, T> read, T fallback) =>
        Find(field) is { } value ? read(value) : fallback;

    public bool Flag(string field) => Optional(field, value => value.Flag(), false);

    /// <summary>A list of objects that must be there and hold at least one.</summary>
    public ImmutableArray<T> FilledList<T>(string field, Func<Place, T?> read)
        where T : class
    {
        if (Find(field) is { } value)
            return Read(Filled(value), read);

        TellMissing(field);
        return [];
    }

    /// <summary>A list of objects that may be absent or empty.</summary>
    public ImmutableArray<T> List<T>(string field, Func<Place, T?> read)
        where T : class => Find(field) is { } value ? Read(value.Items(), read) : [];

    /// <summary>A list of different values that may be absent; where it is there it holds at least one.</summary>
    public ImmutableArray<T> Set<T>(string field, Func<Place, T?> read)
    {
        if (Find(field) is not { } value)
            return [];

        var items = new OrderedDictionary<object, T>();
        foreach (var place in Filled(value))
        {
            if (read(place) is { } item && !item.Equals(default(T)) && !items.TryAdd(item, item))
                place.Fault(FaultCode.Duplicate, "This is in the list already: leave it out.");
        }

        return [.. items.Values];
    }

    /// <summary>Where the objects of a list stand that was read before, in its order.</summary>
    public IReadOnlyList<Place> ObjectsOf(string field) =>
        present.TryGetValue(field, out var list) && list.Value.ValueKind == JsonValueKind.Array
            ? [.. list.Items().Where(item => item.Value.ValueKind == JsonValueKind.Object)]
            : [];

    /// <summary>Tells that a field has no business here, where it is.</summary>
    public void Refuse(string field, string why)
    {
        if (present.TryGetValue(field, out var value))
            value.Fault(FaultCode.NotAllowed, why);
    }

    public bool Has(string field) => present.ContainsKey(field);

    public void Fault(string code, string detail) => place.Fault(code, detail);

    public void FaultAt(string field, string code, string detail) => place.At(field).Fault(code, detail);

    public void TellMissing(string field) => FaultAt(field, FaultCode.Missing, $"The field '{field}' is missing.");

    public void TellUnknown()
    {
        foreach (var (field, value) in present)
        {
            if (!asked.Contains(field))
                value.Fault(FaultCode.UnknownField, $"There is no such field. Known here: {string.Join(", ", asked)}.");
        }
    }

    private static ImmutableArray<Place> Filled(Place list)
    {
        var items = list.Items();
        if (items.IsEmpty && list.Value.ValueKind == JsonValueKind.Array)
            list.Fault(FaultCode.Empty, "This list holds at least one item.");
        return items;
    }

    private static ImmutableArray<T> Read<T>(ImmutableArray<Place> items, Func<Place, T?> read)
        where T : class => [.. items.Select(read).OfType<T>()];

    private Place? Find(string field)
    {
        asked.Add(field);
        return present.TryGetValue(field, out var value) ? value : null;
    }
}
