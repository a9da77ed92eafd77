namespace Loyalty.Domain.Programs.Reading;

/// <summary>The words that stand for the values of an enumeration in documents.</summary>
internal sealed class WordList<T>(params (string Word, T Value)[] entries)
    where T : struct, Enum
{
    public string Of(T value) => entries.First(entry => entry.Value.Equals(value)).Word;

    /// <summary>The value of a word, or the default after a fault was told.</summary>
    public T Read(Place place)
    {
        if (place.Text() is not { } text)
            return default;

        foreach (var (word, value) in entries)
        {
            if (word == text)
                return value;
        }

        place.Fault(FaultCode.UnknownWord, $"This is one of: {string.Join(", ", entries.Select(entry => entry.Word))}.");
        return default;
    }
}
