using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Lite;

/// <summary>What incoming and outgoing calls have in common for filters.</summary>
internal abstract class GrainCall(Request request) : IGrainCallContext
{
    public abstract object Grain { get; }

    public MethodInfo InterfaceMethod => request.GetMethod();

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public IInvokable Request => request;

    protected Lite.Request Call => request;

    public object? Result { get; set; }

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.Target!.GrainId;

    public abstract Task Invoke();
}
