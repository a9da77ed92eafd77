using Loyalty.Contracts;

namespace Loyalty.Api.Answers;

internal static class AnswerExtensions
{
    /// <summary>The same answer with its value in another form.</summary>
    public static Answer<TOther> As<T, TOther>(this Answer<T> answer, Func<T, TOther> form)
        where T : class
        where TOther : class => new()
        {
            Value = answer.Value is { } value ? form(value) : null,
            Refusal = answer.Refusal,
            Replayed = answer.Replayed,
        };

    /// <summary>A refusal for which no grain need be asked.</summary>
    public static Answer<T> Refused<T>(int status, string code, string detail)
        where T : class => new() { Refusal = new Refusal { Code = code, Detail = detail, Status = status } };
}
