using Loyalty.Contracts;
using Loyalty.Contracts.Privacy;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>A person who told a name and agreed to one thing, until erased.</summary>
internal sealed class FakePerson(string key) : IPersonGrain, IPeopleGrain
{
    private bool isErased;

    public Task<Answer<PersonView>> Get(CancellationToken cancellation = default) => Task.FromResult(new Answer<PersonView>
    {
        Value = new PersonView
        {
            MemberId = key.Split('/')[^1],
            Name = isErased ? null : "Mary",
            Consents = isErased ? [] : [new ConsentView { Purpose = "news", Given = true, At = DateTimeOffset.UnixEpoch }],
            Erased = isErased,
        },
    });

    public Task<Answer<PersonView>> Erase(CancellationToken cancellation = default)
    {
        isErased = true;
        return Get(cancellation);
    }

    public Task<Answer<PeopleFound>> Find(PeopleQuery query, CancellationToken cancellation = default) =>
        Task.FromResult(new Answer<PeopleFound> { Value = new PeopleFound { Members = ["mary"] } });
}
