namespace Orleans.Runtime;

/// <summary>The text of an identity: a grain's key, or the name of a type.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? value;

    private IdSpan(string value) => this.value = value;

    /// <summary>True for the value that no call to <see cref="Create"/> has made.</summary>
    public bool IsDefault => value is null;

    /// <summary>Makes an identity of any text but null.</summary>
    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new IdSpan(id);
    }

    /// <inheritdoc />
    public int CompareTo(IdSpan other) => string.CompareOrdinal(value, other.value);

    /// <inheritdoc />
    public bool Equals(IdSpan other) => string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => value is null ? 0 : value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => value ?? "";

    /// <summary>Ordinal equality.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Ordinal inequality.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    /// <summary>Ordinal order.</summary>
    public static bool operator <(IdSpan left, IdSpan right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(IdSpan left, IdSpan right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(IdSpan left, IdSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(IdSpan left, IdSpan right) => left.CompareTo(right) >= 0;
}
