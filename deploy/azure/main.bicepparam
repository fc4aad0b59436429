using 'main.bicep'

param appId = '00000000-0000-0000-0000-000000000000'
param image = 'contoso.azurecr.io/staff-notices:0.1.0'
param registryName = 'contoso'
param hrGroup = 'Staff Notices HR'
param organisationName = 'Contoso'
param contactName = 'Human Resources'
param contactMail = 'hr@contoso.com'
param size = 'small'
param databasePassword = readEnvironmentVariable('STAFF_NOTICES_DATABASE_PASSWORD', '')
