using System.Collections.Immutable;
using System.Text.Json;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>
/// A value in the document and where it stands. Its readers tell what is wrong and then give a stand-in (null, zero, nothing), so
/// that reading goes on and all faults are found; a document with any fault is dropped as a whole.
/// </summary>
internal readonly record struct Place(JsonElement Value, string Pointer, DocumentReading Reading)
{
    public Place At(string field, JsonElement value = default)
    {
        var step = field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return new(value, $"{Pointer}/{step}", Reading);
    }

    public void Fault(string code, string detail) => Reading.Add(new ProgramFault(Pointer, code, detail));

    /// <summary>Reads an object by its fields; fields that were not asked for are told.</summary>
    public T? Object<T>(Func<ObjectReader, T> read)
        where T : class
    {
        if (!Is(JsonValueKind.Object, "an object"))
            return null;

        var fields = new ObjectReader(this);
        var result = read(fields);
        fields.TellUnknown();
        return result;
    }

    /// <summary>Reads an object that has an id, by which others may name it.</summary>
    public T? Identified<T>(ReferenceKind kind, Func<ObjectReader, string?, T> read)
        where T : class
    {
        var result = Object(fields => read(fields, fields.Required("id", Id.Of(kind))));
        if (result is null)
            Reading.References.Doubt(kind);
        return result;
    }

    /// <summary>The fields of an object whose names the document chooses.</summary>
    public IReadOnlyList<(string Name, Place Place)> Entries(string whatItIs)
    {
        if (!Is(JsonValueKind.Object, whatItIs))
            return [];

        var entries = new OrderedDictionary<string, Place>(StringComparer.Ordinal);
        foreach (var property in Value.EnumerateObject())
        {
            var place = At(property.Name, property.Value);
            if (!entries.TryAdd(property.Name, place))
                place.Fault(FaultCode.DuplicateField, "This field is here twice: leave one of them out.");
        }

        return [.. entries.Select(entry => (entry.Key, entry.Value))];
    }

    public ImmutableArray<Place> Items()
    {
        if (!Is(JsonValueKind.Array, "a list"))
            return [];

        var items = ImmutableArray.CreateBuilder<Place>(Value.GetArrayLength());
        foreach (var item in Value.EnumerateArray())
            items.Add(new Place(item, $"{Pointer}/{items.Count}", Reading));
        return items.MoveToImmutable();
    }

    public string? Text() => Is(JsonValueKind.String, "a text") ? Value.GetString() : null;

    public bool Flag()
    {
        if (Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Value.GetBoolean();

        Fault(FaultCode.WrongType, "This is true or false.");
        return false;
    }

    public bool Is(JsonValueKind kind, string whatItIs)
    {
        if (Value.ValueKind == kind)
            return true;

        Fault(FaultCode.WrongType, $"This is {whatItIs}.");
        return false;
    }
}
