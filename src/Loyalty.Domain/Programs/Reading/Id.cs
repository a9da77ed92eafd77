namespace Loyalty.Domain.Programs.Reading;

/// <summary>Ids and the names that shops give to things of their own.</summary>
internal static class Id
{
    private const int MaxLength = 64;
    private const int MaxNameLength = 200;

    /// <summary>Reads an id that the document gives to something of a kind: no two have the same.</summary>
    public static Func<Place, string?> Of(ReferenceKind kind) => place =>
    {
        var id = Read(place);
        if (id is null)
            place.Reading.References.Doubt(kind);
        else if (!place.Reading.References.Know(kind, id))
            place.Fault(FaultCode.Duplicate, $"'{id}' is taken: ids of one list differ.");
        return id;
    };

    /// <summary>Reads the id of something that the program must have.</summary>
    public static Func<Place, string?> Naming(ReferenceKind kind) => place =>
    {
        var id = Read(place);
        if (id is not null)
            place.Reading.References.Name(kind, id, place);
        return id;
    };

    public static string? Read(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text.Length is > 0 and <= MaxLength && text.All(IsOfIds))
            return text;

        place.Fault(FaultCode.Malformed, $"An id is 1 to {MaxLength} of a-z, 0-9 and '-'.");
        return null;
    }

    /// <summary>Reads a SKU, category, tag or the like: any text of the shop's own.</summary>
    public static string? ReadName(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        return CheckName(text, place) ? text : null;
    }

    /// <summary>Whether a text is such a name; tells the fault where it is not.</summary>
    public static bool CheckName(string text, Place place)
    {
        var isName = text.Length is > 0 and <= MaxNameLength && text.Trim().Length == text.Length && !text.Any(char.IsControl);
        if (!isName)
            place.Fault(FaultCode.Malformed, $"This is 1 to {MaxNameLength} characters, none of control, no space at its ends.");
        return isName;
    }

    private static bool IsOfIds(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
