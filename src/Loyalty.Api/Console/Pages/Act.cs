using Loyalty.Api.Answers;
using Loyalty.Contracts;

namespace Loyalty.Api.Console.Pages;

/// <summary>
/// How an act of the console ends: the browser goes on to a page that says what was done, or is told why it was not.
/// </summary>
internal static class Act
{
    public static Task Answer<T>(HttpContext context, Answer<T> answer, string sentence, string address)
        where T : class =>
        answer.Refusal is { } refusal ? Trouble.Write(context, Problem.Of(refusal)) : Saying.Then(context, sentence, address);
}
