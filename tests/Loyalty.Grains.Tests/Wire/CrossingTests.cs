using System.Reflection;
using System.Text.Json;
using Loyalty.Contracts.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Serialization;

namespace Loyalty.Grains.Tests.Wire;

/// <summary>Whatever grains and their callers say to each other crosses between processes whole.</summary>
public sealed class CrossingTests : IDisposable
{
    private static readonly MethodInfo Crossing =
        typeof(CrossingTests).GetMethod(nameof(Cross), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly IHost host = new HostBuilder().UseOrleans(silo => silo.UseLocalhostClustering()).Build();

    private static IEnumerable<MethodInfo> Methods => typeof(IMemberGrain).Assembly.GetExportedTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).SelectMany(type => type.GetMethods());

    private Serializer Serializer => host.Services.GetRequiredService<Serializer>();

    public void Dispose() => host.Dispose();

    [Fact]
    public void Arguments_and_results_of_every_grain_method_come_back_as_they_were()
    {
        var types = Methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)
                .Concat(method.ReturnType.GenericTypeArguments))
            .Where(type => type != typeof(CancellationToken) && !type.IsAssignableTo(typeof(IAddressable))).Distinct().ToList();
        types.Count.ShouldBeGreaterThan(40);
        types.Select(Fault).OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public void References_and_observers_cross_as_what_they_name()
    {
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var member = factory.GetGrain<IMemberGrain>("storefront/a/b");
        Cross(member).ShouldBe(member);
        var watcher = new Watcher();
        var reference = factory.CreateObjectReference<IMemberWatcher>(watcher);
        Cross(reference).ShouldBe(reference);
        Should.Throw<NotSupportedException>(() => Cross<IMemberWatcher>(watcher));
        GC.KeepAlive(watcher);
    }

    private string? Fault(Type type)
    {
        try
        {
            var value = new Filled().Of(type);
            var back = Crossing.MakeGenericMethod(type).Invoke(this, [value]);
            var (before, after) = (JsonSerializer.Serialize(value, type), JsonSerializer.Serialize(back, type));
            return before == after ? null : $"{type}: {before} came back as {after}";
        }
        catch (TargetInvocationException exception)
        {
            return $"{type}: {exception.InnerException!.Message}";
        }
    }

    private T Cross<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value));

    private sealed class Watcher : IMemberWatcher
    {
        public Task Changed(MemberView member) => Task.CompletedTask;
    }
}
