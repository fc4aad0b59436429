using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>Entra's token endpoint (client credentials) and the Bot Connector's published keys.</summary>
internal sealed class TokenEndpoints(TenantGate gate, Tenant tenant, BotTokens botTokens, AccessTokens accessTokens, ClientAssertions assertions, SignIns signIns, SimulatorOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var open = new TenantService("token", Audience: null, EntraErrors.ForFault, RateLimited: false);
        routes.MapGet("/botframework/v1/.well-known/openidconfiguration", gate.Wrap(open with { Error = Traffic.Answer.Plain }, "openid.metadata", _ => Ok(botTokens.Metadata())));
        routes.MapGet("/botframework/v1/.well-known/keys", gate.Wrap(open with { Error = Traffic.Answer.Plain }, "openid.keys", _ => Ok(botTokens.Keys())));
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", gate.Wrap(open, "token.metadata", Metadata));
        routes.MapGet("/{tenant}/discovery/v2.0/keys", gate.Wrap(open, "token.keys", _ => Ok(accessTokens.Keys())));
        routes.MapPost("/{tenant}/oauth2/v2.0/token", gate.Wrap(open, "token", Token));
    }

    private static ValueTask<Answer> Ok(JsonObject json) => ValueTask.FromResult(Answer.Json(200, json));

    private ValueTask<Answer> Metadata(TenantRequest request)
    {
        var authority = $"{tenant.AuthorityUrl}/{tenant.TenantIdText}";
        return Ok(new JsonObject
        {
            ["token_endpoint"] = $"{authority}/oauth2/v2.0/token",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt"),
            ["jwks_uri"] = $"{authority}/discovery/v2.0/keys",
            ["issuer"] = $"{authority}/v2.0",
            ["authorization_endpoint"] = $"{tenant.Url}/{tenant.TenantIdText}/oauth2/v2.0/authorize",
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        });
    }

    private async ValueTask<Answer> Token(TenantRequest request)
    {
        if (!request.Http.Request.IsHttps)
        {
            return EntraErrors.Make(400, "invalid_request", 900432, "The token endpoint answers on https only.");
        }

        if (!request.Http.Request.HasFormContentType)
        {
            return EntraErrors.Make(400, "invalid_request", 900144, "The request body must be application/x-www-form-urlencoded.");
        }

        using var reader = new StreamReader(new MemoryStream(request.Body, writable: false));
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(await reader.ReadToEndAsync());
        var tenantName = request.Route("tenant");
        if (!string.Equals(tenantName, tenant.TenantIdText, StringComparison.OrdinalIgnoreCase))
        {
            return EntraErrors.Make(400, "invalid_request", 90002, $"Tenant '{tenantName}' not found. Check to make sure you have the correct tenant ID.");
        }

        if (form["grant_type"] != "client_credentials" && form["grant_type"] != "authorization_code")
        {
            return EntraErrors.Make(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }

        if (!string.Equals(form["client_id"], tenant.AppId.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return EntraErrors.Make(400, "unauthorized_client", 700016, $"Application with identifier '{form["client_id"]}' was not found in the directory.");
        }

        if (form.ContainsKey("client_assertion"))
        {
            if (assertions.Refuse(form["client_assertion_type"].ToString(), form["client_assertion"].ToString(), $"{tenant.AuthorityUrl}/{tenantName}/oauth2/v2.0/token") is { } refused)
            {
                return refused;
            }
        }
        else if (form["client_secret"] != tenant.ClientSecret)
        {
            return EntraErrors.Make(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.");
        }

        if (form["grant_type"] == "authorization_code")
        {
            return Redeem(form);
        }

        string? audience = form["scope"].ToString() switch
        {
            AccessTokens.ConnectorAudience + "/.default" => AccessTokens.ConnectorAudience,
            AccessTokens.GraphAudience + "/.default" => AccessTokens.GraphAudience,
            _ => null,
        };
        if (audience is null)
        {
            return EntraErrors.Make(400, "invalid_scope", 70011, $"The provided value for the input parameter 'scope' is not valid: {form["scope"]}");
        }

        var seconds = (int)options.TokenLifetime.TotalSeconds;
        return Answer.Json(200, new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = seconds,
            ["ext_expires_in"] = seconds,
            ["access_token"] = accessTokens.Issue(audience),
        });
    }

    private Answer Redeem(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form)
    {
        var idToken = signIns.Redeem(form.GetValueOrDefault("code").ToString(), form.GetValueOrDefault("redirect_uri").ToString(), (string?)form.GetValueOrDefault("code_verifier"));
        return idToken is null
            ? EntraErrors.Make(400, "invalid_grant", 70008, "The provided authorization code or refresh token has expired, was used before or belongs to another request.")
            : Answer.Json(200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["scope"] = "openid profile", ["access_token"] = accessTokens.Issue(AccessTokens.GraphAudience), ["id_token"] = idToken });
    }
}
