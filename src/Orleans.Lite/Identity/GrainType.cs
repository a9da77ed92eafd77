namespace Orleans.Runtime;

/// <summary>The name of a class of grains, such as <c>member</c> for <c>MemberGrain</c>.</summary>
public readonly struct GrainType : IEquatable<GrainType>
{
    /// <summary>Makes a type of a name.</summary>
    public GrainType(IdSpan id) => Value = id;

    /// <summary>The name.</summary>
    public IdSpan Value { get; }

    /// <summary>True for the value that names nothing.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>Makes a type of a name that is not null.</summary>
    public static GrainType Create(string value) => new(IdSpan.Create(value));

    /// <inheritdoc />
    public bool Equals(GrainType other) => Value.Equals(other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => Value.ToString();

    /// <summary>Ordinal equality.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Ordinal inequality.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
