namespace Loyalty.Journal.AzureTables.Service;

/// <summary>The Table service cannot be reached, did not answer in time, or answered what was not to be expected.</summary>
public sealed class TableServiceException : IOException
{
    /// <summary>Says that the service failed.</summary>
    public TableServiceException()
        : this("The Table service failed.")
    {
    }

    /// <summary>Says what failed.</summary>
    public TableServiceException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, and what led to it.</summary>
    public TableServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the service's answer; 0 where there was none.</summary>
    public int Status { get; init; }

    /// <summary>The service's own word for it, such as <c>TableNotFound</c>; "" where there is none.</summary>
    public string Code { get; init; } = "";
}
