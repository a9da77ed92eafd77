using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Takes a call through the silo's filters and the grain's own to the grain.</summary>
internal sealed class IncomingCall(Request request, Activation activation) : GrainCall(request), IIncomingGrainCallContext
{
    private int next;

    public override object Grain => activation.Target;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = activation.Target.GetType().GetInterfaceMap(Call.GetInterfaceType());
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public static async Task<object?> Run(Request request, Activation activation)
    {
        var call = new IncomingCall(request, activation);
        await call.Invoke();
        return call.Result;
    }

    public override async Task Invoke()
    {
        var filters = activation.Silo.IncomingFilters;
        var step = next++;
        if (step < filters.Length) await filters[step].Invoke(this);
        else if (step == filters.Length && activation.Target is IIncomingGrainCallFilter own) await own.Invoke(this);
        else Result = await Call.InvokeBoxed(activation.Target);
    }
}
