using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call as filters see it.</summary>
public interface IGrainCallContext
{
    /// <summary>The grain object for incoming calls, the reference for outgoing ones.</summary>
    object Grain { get; }

    /// <summary>The method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The interface's full name.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The call with its arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The result once <see cref="Invoke"/> has ended; a filter may replace it by another of the same type.</summary>
    object? Result { get; set; }

    /// <summary>The grain that calls; null for a client.</summary>
    GrainId? SourceId { get; }

    /// <summary>The grain that is called.</summary>
    GrainId TargetId { get; }

    /// <summary>Goes on to the next filter, and at last to the grain. It throws what those throw.</summary>
    Task Invoke();
}

/// <summary>A call that reaches a grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The method of the grain class.</summary>
    MethodInfo ImplementationMethod { get; }

    /// <summary>The activation that is called.</summary>
    IGrainContext TargetContext { get; }
}

/// <summary>A call that leaves a grain or a client.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that calls; null for a client.</summary>
    IGrainContext? SourceContext { get; }
}

/// <summary>Runs around each call that reaches a grain. A grain class may be one for its own calls.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs around the call; without a call of <see cref="IGrainCallContext.Invoke"/> the grain never sees it.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Runs around each call that leaves a grain or a client.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Runs around the call; without a call of <see cref="IGrainCallContext.Invoke"/> it is not sent.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}

/// <summary>An incoming filter as a delegate.</summary>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>An outgoing filter as a delegate.</summary>
public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
