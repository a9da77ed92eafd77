namespace Orleans;

/// <summary>Why an activation goes.</summary>
public readonly struct DeactivationReason : IEquatable<DeactivationReason>
{
    /// <summary>Makes a reason.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text)
        : this(code, null, text)
    {
    }

    /// <summary>Makes a reason that an exception caused.</summary>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    /// <summary>Words for a human.</summary>
    public string Description { get; }

    /// <summary>What caused it, if an exception did.</summary>
    public Exception? Exception { get; }

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; }

    /// <inheritdoc />
    public bool Equals(DeactivationReason other) =>
        ReasonCode == other.ReasonCode && Description == other.Description && ReferenceEquals(Exception, other.Exception);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is DeactivationReason other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ReasonCode, Description);

    /// <inheritdoc />
    public override string ToString() => $"{ReasonCode}: {Description}{(Exception is null ? "" : $" ({Exception.Message})")}";

    /// <summary>Same code, words and exception.</summary>
    public static bool operator ==(DeactivationReason left, DeactivationReason right) => left.Equals(right);

    /// <summary>Another code, other words or another exception.</summary>
    public static bool operator !=(DeactivationReason left, DeactivationReason right) => !left.Equals(right);
}
