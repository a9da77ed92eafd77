using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>One call: which method, with which arguments.</summary>
public interface IInvokable
{
    /// <summary>How many arguments there are.</summary>
    int GetArgumentCount();

    /// <summary>An argument.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    object? GetArgument(int index);

    /// <summary>Replaces an argument; meant for filters and transports, before the call runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such argument.</exception>
    void SetArgument(int index, object value);

    /// <summary>The method's name.</summary>
    string GetMethodName();

    /// <summary>The interface's full name.</summary>
    string GetInterfaceName();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();

    /// <summary>The token among the arguments, or none.</summary>
    CancellationToken GetCancellationToken();
}
