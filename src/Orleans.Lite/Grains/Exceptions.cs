namespace Orleans.Runtime;

/// <summary>The runtime could not do what was asked of it.</summary>
public class OrleansException : Exception
{
    /// <summary>Without words.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>With words.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A call was refused before any of it ran.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }

    internal OrleansMessageRejectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The silo stops, has stopped or cannot be reached. The call can be sent again.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>Without words.</summary>
    public SiloUnavailableException()
        : base("Silo unavailable.")
    {
    }

    /// <summary>With words.</summary>
    public SiloUnavailableException(string msg)
        : base(msg)
    {
    }

    /// <summary>With words and a cause.</summary>
    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The observer that was called has been deleted or collected.</summary>
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(string message)
        : base(message)
    {
    }
}

/// <summary>
/// A call was sent to another process, and nobody can tell whether it has run: the connection was lost, or the process left the
/// cluster before it answered. Send again only what may run twice.
/// </summary>
public sealed class OutcomeUnknownException : OrleansException
{
    /// <summary>Without words.</summary>
    public OutcomeUnknownException()
        : base("Nobody can tell whether the call has run.")
    {
    }

    /// <summary>With words.</summary>
    public OutcomeUnknownException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    public OutcomeUnknownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
