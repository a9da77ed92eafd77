using System.Reflection;
using Orleans.CodeGeneration;

namespace Orleans.Lite;

/// <summary>A method of a grain interface, as the generator describes it; one object per method and process.</summary>
/// <param name="interfaceType">The interface that declares it.</param>
/// <param name="name">Its name.</param>
/// <param name="id">Its name on the wire: the alias, or the name with the types of its parameters.</param>
/// <param name="options">How it may be called.</param>
/// <param name="responseTimeout">How long a caller waits, as text; null for the silo's default.</param>
/// <param name="create">Makes an empty request, for a transport to fill.</param>
/// <param name="parameters">The types of its parameters.</param>
public sealed class RequestMethod(
    Type interfaceType, string name, string id, InvokeMethodOptions options, string? responseTimeout,
    Func<Request> create, params Type[] parameters)
{
    private MethodInfo? method;

    /// <summary>The interface that declares the method.</summary>
    public Type InterfaceType => interfaceType;

    /// <summary>The method's name.</summary>
    public string Name => name;

    /// <summary>The method's name on the wire.</summary>
    public string Id => id;

    /// <summary>How the method may be called.</summary>
    public InvokeMethodOptions Options => options;

    /// <summary>How long a caller waits; null for the silo's default.</summary>
    public TimeSpan? ResponseTimeout { get; } =
        responseTimeout is null ? null : new ResponseTimeoutAttribute(responseTimeout).Timeout;

    /// <summary>The method itself; found at the first use.</summary>
    public MethodInfo Method => method ??= interfaceType.GetMethod(name, parameters)
        ?? throw new MissingMethodException(interfaceType.FullName, name);

    /// <summary>An empty request of this method.</summary>
    public Request Create() => create();

    /// <inheritdoc />
    public override string ToString() => $"{interfaceType.Name}.{name}";
}
