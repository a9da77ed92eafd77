using Loyalty.Contracts;
using Loyalty.Contracts.Members;

namespace Loyalty.Wire;

/// <summary>Answers at once, so that what is measured is the way there and back.</summary>
public interface IAwardGrain : IGrainWithStringKey
{
    Task<long> Ping(long number);

    Task<Answer<Receipt>> Purchase(PurchaseRequest request, CancellationToken cancellation = default);
}

internal sealed class AwardGrain : Grain, IAwardGrain
{
    public Task<long> Ping(long number) => Task.FromResult(number + 1);

    public Task<Answer<Receipt>> Purchase(PurchaseRequest request, CancellationToken cancellation) =>
        Task.FromResult(Samples.Answer(request));
}
