namespace Orleans.CodeGeneration;

/// <summary>How a method may be called.</summary>
[Flags]
public enum InvokeMethodOptions
{
    /// <summary>One at a time.</summary>
    None = 0,

    /// <summary>Nobody waits for the answer.</summary>
    OneWay = 1,

    /// <summary>Together with others that only read.</summary>
    ReadOnly = 2,

    /// <summary>Together with any other.</summary>
    AlwaysInterleave = 4,
}
