using System.Collections.Concurrent;
using System.Reflection;
using Loyalty.Contracts.Audit;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Keys;
using Loyalty.Contracts.Privacy;
using Loyalty.Contracts.Reports;
using Loyalty.Contracts.Vouchers;
using Loyalty.Contracts.Webhooks;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>Grains without a runtime: one object a key, in memory.</summary>
public class FakeGrains : DispatchProxy
{
    private readonly ConcurrentDictionary<string, object> grains = new();

    public static IGrainFactory Create() => Create<IGrainFactory, FakeGrains>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGrainFactory.GetGrain) => Grain(targetMethod.GetGenericArguments()[0], (string)args![0]!),
        nameof(IGrainFactory.CreateObjectReference) => args![0],
        _ => null,
    };

    private object Grain(Type type, string key)
    {
        if (type == typeof(ICatalogueGrain))
            return grains.GetOrAdd(key, id => new FakeCatalogue(id));
        if (type == typeof(IVoucherGrain))
            return grains.GetOrAdd("voucher/" + key, _ => new FakeVoucher());
        if (type == typeof(IKeyRingGrain))
            return grains.GetOrAdd("keys", _ => new FakeKeyRing());
        if (type == typeof(IAuditGrain))
            return grains.GetOrAdd($"audit of {key}", _ => new FakeAudit());
        if (type == typeof(IPersonGrain) || type == typeof(IPeopleGrain))
            return grains.GetOrAdd($"person {key}", _ => new FakePerson(key));
        if (type == typeof(IReportGrain))
            return grains.GetOrAdd($"reports of {key}", _ => new FakeReports());
        if (type == typeof(IWebhooksGrain) || type == typeof(IFeedGrain))
            return grains.GetOrAdd($"webhooks of {key}", _ => new FakeWebhooks());
        if (type == typeof(IWebhookGrain))
            return grains.GetOrAdd("webhook/" + key, id => new FakeWebhook(id));
        var catalogue = (FakeCatalogue)Grain(typeof(ICatalogueGrain), key.Split('/')[0]);
        return grains.GetOrAdd(key, id => new FakeMember(id, catalogue));
    }
}
