using Loyalty.Contracts;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Grains.Privacy;

/// <summary>Finds the people of a program.</summary>
internal sealed class PeopleGrain(People people) : Grain, IPeopleGrain
{
    private static readonly Refusal NothingAsked =
        new() { Code = "invalid-request", Detail = "Give an e-mail address or a phone number, one of the two." };

    public async Task<Answer<PeopleFound>> Find(PeopleQuery query, CancellationToken cancellation = default)
    {
        var (kind, told) = query.Email is { } email ? (PersonTraces.Email, email) : (PersonTraces.Phone, query.Phone);
        if (told is null or "" || query is { Email: not null, Phone: not null } || PersonTraces.Plain(kind, told).Length == 0)
        {
            return NothingAsked.As<PeopleFound>();
        }

        var members = await people.Find(this.GetPrimaryKeyString(), kind, told, cancellation);
        return Answers.Of(new PeopleFound { Members = [.. members] });
    }
}
