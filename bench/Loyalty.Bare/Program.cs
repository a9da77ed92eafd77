// What a request costs with nothing behind it: the bytes of the file given, at the route of a member.
var answer = await File.ReadAllBytesAsync(args[0]);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
app.MapGet("/v1/programs/{program}/members/{member}", () => Results.Bytes(answer, "application/json"));
app.MapGet("/health/ready", () => Results.Ok());
await app.RunAsync();
