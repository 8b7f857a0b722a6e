'use strict';
// The page's policy allows only styles that carry this.
const nonce = document.currentScript.nonce;
Redoc.init('/openapi.json', {
    nonce,
    hideDownloadButton: true,
    hideHostname: true,
    expandResponses: '',
    nativeScrollbars: true,
    theme: { typography: { fontFamily: '"Noto Sans", system-ui, sans-serif', headings: { fontFamily: '"Noto Sans", system-ui, sans-serif' } } },
}, document.getElementById('redoc'));
